"""Batches on other processes and machines: as configured, what a job is, who does it, and until when."""
