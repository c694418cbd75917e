"""All that knows German: sentences, clauses, the phrase language, which text is German."""
