"""Programs that are started as processes of their own (``python -m bench.children.NAME``)."""
