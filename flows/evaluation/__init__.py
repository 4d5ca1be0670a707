"""Holds what an audit says against what people labelled: right, wrong, missed, invented, rightly absent."""
