#!/usr/bin/env python3
"""test_audit_sizes.py: the audit (audit.py) with large text and in a small window."""
import os, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import audit

sys.exit(audit.main("200 % text", "900 x 700"))
