#!/usr/bin/env python3
"""test_audit_light.py: the audit (audit.py) in light, with every walk of the focus."""
import os, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import audit

sys.exit(audit.main("light"))
