"""All that knows LanguageTool: how to get it, keep it running and ask it.

Nothing here is imported before LanguageTool is wanted; language-tool-python (GPL-3.0) is imported
in ``client`` only.
"""
