namespace Coordination.Host.Pages.Citizens.Timeline;

/// <summary>How much of the course is in view.</summary>
public enum Zoom
{
    /// <summary>Four months around today: the default.</summary>
    Quarter,

    /// <summary>Five weeks around today.</summary>
    Month,

    /// <summary>Twelve months around today.</summary>
    Year,
}

/// <summary>Zoom levels as they stand in the page's address, <c>?zoom=month</c>.</summary>
public static class ZoomCodes
{
    /// <summary>The code of a level.</summary>
    public static string Code(this Zoom zoom) => zoom switch
    {
        Zoom.Month => "month",
        Zoom.Year => "year",
        _ => "quarter",
    };

    /// <summary>The level of a code; anything unknown is a quarter.</summary>
    public static Zoom Parse(string? code) => code switch
    {
        "month" => Zoom.Month,
        "year" => Zoom.Year,
        _ => Zoom.Quarter,
    };
}
