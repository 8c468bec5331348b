namespace Coordination.Host.Pages.Citizens.Timeline;

/// <summary>How much of the course is in view.</summary>
public enum TimelineZoom
{
    /// <summary>Four months around today, the default.</summary>
    Quarter,

    /// <summary>Five weeks around today.</summary>
    Month,

    /// <summary>Twelve months around today.</summary>
    Year,
}

/// <summary>Zoom levels as codes in the page's address, <c>?zoom=month</c>.</summary>
public static class TimelineZoomCodes
{
    public static string Code(this TimelineZoom zoom) => zoom switch
    {
        TimelineZoom.Month => "month",
        TimelineZoom.Year => "year",
        _ => "quarter",
    };

    /// <summary>The level of a code. An unknown code or null is a quarter.</summary>
    public static TimelineZoom Parse(string? code) => code switch
    {
        "month" => TimelineZoom.Month,
        "year" => TimelineZoom.Year,
        _ => TimelineZoom.Quarter,
    };
}
