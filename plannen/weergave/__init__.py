"""What the pages of the plan show: pure builders of dataclasses over rows already fetched. No queries, no rules."""
