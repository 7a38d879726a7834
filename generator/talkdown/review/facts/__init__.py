"""What is known of each contact, in three tables: conversation, turn, finding."""
