"""What the running bot says to its operator: lines of the log, and reports of faults to Sentry."""
