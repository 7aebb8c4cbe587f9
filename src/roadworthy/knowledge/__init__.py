"""What Roadworthy knows, as data: questions, criteria, approaches, frameworks, the guide and the rules' words."""
