namespace Coordination.Host.Pages.Operations;

/// <summary>How far back the figures of a period look.</summary>
public enum Span
{
    /// <summary>90 days: the default.</summary>
    Quarter,

    /// <summary>30 days.</summary>
    Month,

    /// <summary>365 days.</summary>
    Year,
}

/// <summary>Spans as they stand in the page's address, <c>?period=month</c>.</summary>
public static class SpanCodes
{
    /// <summary>The code of a span.</summary>
    public static string Code(this Span span) => span switch
    {
        Span.Month => "month",
        Span.Year => "year",
        _ => "quarter",
    };

    /// <summary>The days of a span, today included.</summary>
    public static int Days(this Span span) => span switch
    {
        Span.Month => 30,
        Span.Year => 365,
        _ => 90,
    };

    /// <summary>The span of a code; anything unknown is a quarter.</summary>
    public static Span Parse(string? code) => code switch
    {
        "month" => Span.Month,
        "year" => Span.Year,
        _ => Span.Quarter,
    };
}
