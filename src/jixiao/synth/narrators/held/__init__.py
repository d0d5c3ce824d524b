"""The held-apart half of the narrators. NEVER READ WHILE TUNING: it was written first, without a look at the extractor, and is frozen.

Other names, sentence plans, fillers and outlines than the open half tells by; what the checker reads here shows how much of its skill is
knowledge of the language. A change to a file of this folder is right only where a gold relation itself is wrong.
"""
