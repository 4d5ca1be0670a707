"""What counsel wants flagged: one YAML file a rule, and the small engine that judges."""
