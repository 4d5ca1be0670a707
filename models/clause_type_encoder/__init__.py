"""A second opinion on clause types where the linear model hesitates: a small encoder."""
