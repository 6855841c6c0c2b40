"""Live collaboration: streams of events, presence, and the message bus between processes."""
