"""Print ``docs/views.md``: ``python -m pipeline.store.views > docs/views.md``."""

import sys

from pipeline.store.views import document_views

sys.stdout.write(document_views())
