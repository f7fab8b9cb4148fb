"""The sheets and slides of a workshop. It may use industries; it knows no cluster, matrix or occupation."""
