"""The doors that messaging platforms call: a follower sends words, and the answer is the link of a report."""
