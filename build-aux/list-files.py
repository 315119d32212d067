#!/usr/bin/env python3
"""list-files.py FOLDER ENDING: the files below FOLDER with that ending, relative, sorted."""
import os, sys
folder, ending = sys.argv[1:3]
found = [os.path.relpath(os.path.join(d, f), folder)
         for d, _, files in os.walk(folder) for f in files if f.endswith(ending)]
print("\n".join(sorted(found)))
