"""Who shares a band and on what terms: relations, restrictions, provisions that apply to a pair."""
