namespace Coordination.Host.Pages.Operations;

/// <summary>How many days back the counts of a period reach. Today is the last of them.</summary>
public enum ReportPeriod
{
    /// <summary>90 days, the default.</summary>
    Quarter,

    /// <summary>30 days.</summary>
    Month,

    /// <summary>365 days.</summary>
    Year,
}

/// <summary>Periods as codes in the page's address, <c>?period=month</c>.</summary>
public static class ReportPeriodCodes
{
    public static string Code(this ReportPeriod period) => period switch
    {
        ReportPeriod.Month => "month",
        ReportPeriod.Year => "year",
        _ => "quarter",
    };

    /// <summary>The number of days, including today.</summary>
    public static int Days(this ReportPeriod period) => period switch
    {
        ReportPeriod.Month => 30,
        ReportPeriod.Year => 365,
        _ => 90,
    };

    /// <summary>The period of a code. An unknown code or null is a quarter.</summary>
    public static ReportPeriod Parse(string? code) => code switch
    {
        "month" => ReportPeriod.Month,
        "year" => ReportPeriod.Year,
        _ => ReportPeriod.Quarter,
    };
}
