"""Countries' own tables as drafts: made of a view or of a regulator's export, written as folders of facts."""
