"""Makes the sample archive: texts in ``texts/*.md``, one writer a format, one list of files.

``python -m tests.sample_builder OUT`` rebuilds the whole archive; the same versions of the
libraries give the same bytes, other versions the same text.
"""
