"""From a file to a ``Document``: one file a format."""
