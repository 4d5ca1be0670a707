"""From terms to the published database."""

from __future__ import annotations


def document_views() -> str:
    """Return the text of ``docs/views.md``, generated from the views' own words."""
    from pipeline.store.views import document_views as generate

    return generate()
