"""What Roadworthy knows, as data: questions, criteria, approaches, frameworks, guide, rules' words."""
