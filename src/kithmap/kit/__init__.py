"""Text, dates, geometry and reasons: small pieces without product words."""
