"""list-holidays.py FROM TO: German public holidays by the package python3-holidays (vacanza), one a line.

"NW 2026-06-04"; with the municipality where only some have it: "BY by-catholic 2026-08-15"."""
import sys
import holidays

years = range(int(sys.argv[1]), int(sys.argv[2]) + 1)
for land in "BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH".split():
    public = holidays.Germany(subdiv=land, years=years)
    for day in sorted(public): print(land, "-", day)
    name = {"BY": "by-catholic", "SN": "sn-catholic", "TH": "th-catholic"}.get(land)
    if name:
        for day in sorted(holidays.Germany(subdiv=land, years=years, categories=("public", "catholic"))): print(land, name, day)
        if land == "BY":  # the package knows no cities; the Peace Festival is explained in the test
            for day in sorted(holidays.Germany(subdiv=land, years=years, categories=("public", "catholic"))): print(land, "augsburg", day)
