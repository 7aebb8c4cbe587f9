"""A decision as a record that others' tools read: MADR 4, Nygard's form, the form of NHS England."""
