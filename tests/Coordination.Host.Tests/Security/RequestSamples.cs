namespace Coordination.Host.Tests.Security;

/// <summary>What mutated requests are made of.</summary>
internal static class RequestSamples
{
    internal static readonly string[] Texts =
    [
        "", " ", "a", "bif-1", "sof-1", "unit:bif-unit", "operations:other", "none", "x\0y", "\ud800", "a\udc00b", "\uffff", "\ufdd0",
            "x\ufffey",
            "e\u0301",
        "\u202e", "\r\nX: y", "' or 1=1 --", "<script>alert(1)</script>", "../../etc/passwd", "%00", "%", "0101800000", "010180-0000", "-1",
        "9223372036854775808", "1e999", "NaN", "intervention", "coordination", "open", "all", "left", "{}", "[]", "🙂", "æøå", "{{7*7}}",
        "BIF", "SOF", "BIF/k-1", "da", "en",
    ];

    internal static readonly string[] Times =
    [
        "2026-08-31", "2026-08-31T09:00:00+02:00", "0001-01-01", "9999-12-31T23:59:59.9999999Z", "1899-12-31", "1900-01-01", "2200-12-31",
        "2201-01-01", "2026-02-30", "2026-08-31T25:00:00Z", "2026-06-30T23:59:60Z", "2026-08-31T09:00:00+14:01", "2026-08-31T09:00:00",
            "-1",
        "1900-01-01T00:00:00+14:00", "2200-12-31T23:59:59-14:00",
    ];

    internal static readonly string[] RawSegments =
        ["%00", "%C0%AE", "%ED%A0%80", "%FF", "%EF%BF%BF", "%", "%zz", "%2e%2e", "%2F", "+", "a%0d%0ab", "%30%31", "~", "*", ";",
            "a;b=c", "%25"];

    internal static readonly string[] RawJson =
        ["null", "true", "0", "-1", "1e999", "[]", "{}", "[[[[[]]]]]", "\"\\ud800\"", "\"\\u0000\"", "\"x\\ufffey\"",
            "{\"a\":1,\"a\":2}", "1.5",
            "[null]", ""];

    internal static readonly string[] Parameters =
    [
        "after", "before", "limit", "state", "asOf", "from", "to", "department", "kind", "pair", "zoom", "history", "returnTo", "code",
            "error",
        "stage", "waitsFrom", "waitsTo", "coordinator", "plan", "version", "citizen", "unit", "period", "severity", "type", "id", "with",
            "q", "",
    ];

    internal static readonly string[] Fields =
    [
        "caseworker", "reason", "cpr", "name", "birthDate", "citizen", "key", "outcome", "party", "to", "unit", "from", "substitute",
            "document",
        "returnTo", "ids", "language", "type", "id", "note", "answerBy", "what", "action", "version", "target", "role", "whom", "until",
            "state",
        "share", "department", "validFrom", "toCaseworker", "toUnit", "",
    ];

    internal static readonly string[] Headers =
    [
        "Accept", "Accept-Language", "Host", "If-Match", "If-None-Match", "Idempotency-Key", "Last-Event-ID", "Prefer", "Content-Encoding",
        "Range",
        "ce-id", "ce-source", "ce-type", "ce-specversion", "ce-subject", "ce-time", "X-Forwarded-For", "X-HTTP-Method-Override", "Origin",
        "Referer", "If-Modified-Since", "Expect", "Accept-Encoding", "traceparent", "baggage", "Cookie", "Authorization", "TE",
    ];

    internal static readonly string[] HeaderValues =
    [
        "", "*", "a", "\"1\"", "*, \"1\"", "*, *", "W/\"1\"", "\"", "-1", "0", "9223372036854775807", "9223372036854775808", "wait=20",
            "wait=-1", "wait=x",
        "respond-async", "gzip", "br", "bytes=0-", "text/event-stream", "application/json", "text/html", "%FF", "%ED%A0%80",
            "cpr:0101800000",
        "1.0", "/BIF/fasit", "2026-08-31T09:00:00Z", "9999-12-31T23:59:59Z", "Bearer x", "Bearer a.b.c", "Basic eDp5", "null",
        "coordination-development=x", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "da;q=2,*;q=x", "xn--", "localhost:99999",
        "coordination.citizen.registered.v1", "x=y; x=z", "æ",
    ];

    internal static readonly string[] MediaTypes =
    [
        "", "text/plain", "application/xml", "application/json; charset=utf-16", "application/json;charset", "multipart/form-data",
        "multipart/form-data; boundary=x", "application/x-www-form-urlencoded; charset=utf-7",
        "application/x-www-form-urlencoded", "application/cloudevents+json", "*/*", "/", "application/json,",
    ];

    private const string Event = """
        {"specversion": "1.0", "id": "e-1", "source": "/BIF/fasit", "type": "coordination.citizen.registered.v1", "subject": "cpr:{cpr}", "time": "2026-08-31T08:59:00+02:00", "data": {"name": "Anna", "birthDate": "1980-01-01"}}
        """;

    private const string Started = """
        {"specversion": "1.0", "id": "e-2", "source": "/BIF/fasit", "type": "coordination.intervention.started.v1", "subject": "cpr:{cpr}", "time": "2026-08-31T08:59:00+02:00", "data": {"interventionId": "k-9", "kind": "mentor", "unit": "bif-unit", "caseworker": "bif-1", "startsOn": "2026-08-31"}}
        """;

    private const string Booked = """
        {"specversion": "1.0", "id": "e-3", "source": "/BIF/fasit", "type": "coordination.appointment.booked.v1", "subject": "cpr:{cpr}", "time": "2026-08-31T08:59:00+02:00", "data": {"appointmentId": "a-1", "kind": "meeting", "startsAt": "2026-09-01T09:00:00+02:00", "endsAt": "2026-09-01T10:00:00+02:00", "caseworker": "bif-1", "place": "x"}}
        """;

    private static readonly string[] Commands =
    [
        "{}", """{"reason": "x"}""", """{"cpr": "{cpr}", "reason": "x"}""", """{"name": "Anna", "birthDate": "1980-01-01", "reason": "x"}""",
        """{"caseworker": "bif-1", "reason": "x"}""", """{"outcome": "yield", "party": "BIF/k-1", "reason": "x"}""", """{"ids": ["a", "b"]}""",
        """{"what": {"type": "intervention", "id": "BIF/k-1"}, "to": {"caseworker": "bif-2"}, "reason": "x", "note": "y", "answerBy": "2026-09-02"}""",
        """{"what": {"type": "coordination"}, "to": {"unit": "sof-unit"}, "reason": "x"}""",
        """{"from": "bif-9", "to": [{"caseworker": "bif-3", "share": 1, "citizens": ["a"]}], "reason": "x"}""",
        """{"substitute": "bif-2", "from": "2026-09-01", "to": "2026-09-05"}""", """{"target": 10, "by": "2026-12-31", "from": "2026-01-01"}""",
    ];

    private static readonly string[] Organizations =
    [
        """{"departments": [{"code": "BIF", "name": "B", "leader": "nobody"}], "units": [], "caseworkers": [], "rota": []}""",
        """{"departments": [{"code": "", "name": 1}], "units": [{"id": "u", "department": "BIF", "name": "x", "leader": "none"}], "caseworkers": [{"id": "c", "name": "n", "department": "BIF", "unit": "none", "substitute": "c", "absent": {"from": "2026-09-01", "to": "2026-08-01"}}], "rota": [{"department": "BIF", "for": "SOF", "caseworker": "x", "from": "2026-09-01T08:00:00+02:00", "to": "2026-09-01T07:00:00+02:00"}]}""",
    ];

    /// <summary>Bodies that a route takes, or nearly.</summary>
    internal static IReadOnlyList<string> BodiesOf(string path) =>
        path.StartsWith("/api/v1/events", StringComparison.Ordinal) ? [Event, Started, Booked, $"[{Event}, {Started}]"]
        : path.StartsWith("/api/v1/organization?", StringComparison.Ordinal) || path == "/api/v1/organization" ? Organizations
        : path.StartsWith("/dev/clock", StringComparison.Ordinal) ? ["""{"now": "2020-01-01T00:00:00Z"}""", "{}"]
        : path.StartsWith("/api/v1/policy", StringComparison.Ordinal) ? ["""{"version": "x", "validFrom": "2026-10-01", "rules": {}, "texts": {}}""", "{}"]
        : Commands;
}
