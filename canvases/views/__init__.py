"""Views: gate → form → action → fragment. No queries, no saving, no rules."""
