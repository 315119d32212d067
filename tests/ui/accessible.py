"""accessible.py - the accessibility tree of one program, read over D-Bus.

What the accessibles are comes with one message (org.a11y.atspi.Cache.GetItems), who stands below whom in one round of
questions a level: a walk that asks node by node and waits for each answer takes thirty times as long and keeps the
program from its work. What is no part of the tree, as texts, places and actions, is asked of the node itself."""
import json, time

A11Y = "org.a11y.atspi."
NULL = "/org/a11y/atspi/null"
ROOT = "/org/a11y/atspi/accessible/root"
# What is older than this is read anew; any input makes it old at once.
FRESH = .1

class Tree:
    """All accessibles of the program at one moment."""
    def __init__(self, items):
        self.at, self.items, self.below = 0, {}, {}
        # GTK still lists what stands on hidden pages; the number of children counts what is shown.
        self.leaves = set()
        for (_, path), _, (_, parent), _, n_children, interfaces, name, role, description, (low, high) in items:
            self.items[path] = (parent, interfaces, name, role, description, low | high << 32)
            if n_children == 0: self.leaves.add(path)

    def settle(self):
        """Each below one only: some containers list what stands in a child of theirs as well."""
        taken = set()
        for parent, rows in self.below.items():
            def own(path):
                owner = self.items[path][0] if path in self.items else parent
                return owner == parent or path not in self.below.get(owner, ())
            self.below[parent] = [path for path in rows if own(path) and not (path in taken or taken.add(path))]
        return self

class Bus:
    """The bus of accessibility, seen from one session."""
    def __init__(self, session_address):
        from gi.repository import Gio, GLib
        import gi; gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi
        gi.require_version("Json", "1.0")
        from gi.repository import Json
        self.GLib, self.Json, self.names = GLib, Json, {}
        self.timeout = 60000                                 # milliseconds for an answer
        # The numbers' names; nothing else of the library is used.
        self.roles = {int(r): Atspi.role_get_name(r) for r in self.enumerated(Atspi.Role)}
        self.states = {int(s): s.value_nick for s in self.enumerated(Atspi.StateType)}
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        session = Gio.DBusConnection.new_for_address_sync(session_address, flags, None, None)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, 10000, None).unpack()[0]
        self.bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        # The registry is what programs look for.
        self.call("org.a11y.atspi.Registry", "/org/a11y/atspi/registry", A11Y + "Registry", "RegisterEvent", "(sass)",
                  "object:state-changed:focused", [], "")

    @staticmethod
    def enumerated(kind):
        for i in range(160):
            try: value = kind(i)
            except ValueError: continue
            if value.value_nick: yield value

    def call(self, to, path, interface, member, signature=None, *args):
        """@return what came, as lists"""
        words = self.GLib.Variant(signature, args) if signature else None
        came = self.bus.call_sync(to, path, interface, member, words, None, 0, self.timeout, None)
        # unpack() of a large answer takes ten times as long.
        return json.loads(self.Json.gvariant_serialize_data(came)[0])

    def program(self, pid):
        """The bus name of the program, None while it has none."""
        if pid not in self.names:
            for name in self.call("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "ListNames")[0]:
                if not name.startswith(":"): continue
                try: owner = self.call("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "GetConnectionUnixProcessID", "(s)", name)[0]
                except self.GLib.Error: continue            # gone since it was listed
                if owner == pid: self.names[pid] = name
        return self.names.get(pid)

    def ask(self, name, paths, interface, member, words=None):
        """What each path answers, None where it is gone since it was listed: all asked at once, then waited for."""
        found, waiting = {}, [len(paths)]
        def answered(bus, result, path):
            waiting[0] -= 1
            try: found[path] = bus.call_finish(result).unpack()[0]
            except self.GLib.Error: found[path] = None
        for path in paths:
            self.bus.call(name, path, A11Y + interface, member, words, None, 0, self.timeout, None, answered, path)
        context = self.GLib.MainContext.default()
        while waiting[0]: context.iteration(True)
        return found

    def children(self, name, paths):
        """Of each path its children."""
        return {path: [child for _, child in answer or ()]
                for path, answer in self.ask(name, paths, "Accessible", "GetChildren").items()}

    def tree(self, name):
        for _ in range(4):
            tree = Tree(self.call(name, "/org/a11y/atspi/cache", A11Y + "Cache", "GetItems")[0])
            # A program tells only of what somebody has asked for once: what is new is asked for, then told.
            known, seen, level = True, {ROOT}, [ROOT]
            while level:
                found = self.children(name, level)
                tree.below.update(found)
                children = [c for path in level for c in found[path] if not (c in seen or seen.add(c))]
                known = known and all(c in tree.items for c in children)
                level = [c for c in children if c not in tree.leaves]
            if known: break
        tree.at = time.monotonic()
        return tree.settle()

    def on_focus(self, name, told):
        """Calls @told with the path of what takes the focus from now on."""
        def state_changed(bus, sender, path, interface, signal, words):
            detail, on = words.unpack()[:2]
            if sender == name and detail == "focused" and on: told(path)
        return self.bus.signal_subscribe(name, A11Y + "Event.Object", "StateChanged", None, None, 0, state_changed)
