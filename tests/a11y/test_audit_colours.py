#!/usr/bin/env python3
"""test_audit_colours.py: the audit (audit.py) in dark, in high contrast and in German."""
import os, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import audit

sys.exit(audit.main("dark", "high contrast", "german"))
