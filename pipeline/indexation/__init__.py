"""From a clause that revises a price to the price due: formula, official series, schedule."""
