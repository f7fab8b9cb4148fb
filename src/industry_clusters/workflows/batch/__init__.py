"""Many regions in one run. It may use every act on one study; of the other rooms of acts it knows none."""
