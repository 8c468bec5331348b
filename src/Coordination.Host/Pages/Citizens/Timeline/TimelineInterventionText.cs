using Coordination.Host.Pages.Words;

namespace Coordination.Host.Pages.Citizens.Timeline;

/// <summary>What a bar and its row in the table say; a masked intervention says only whom to call.</summary>
public static class InterventionText
{
    /// <summary>The text on a bar, as short as it can be.</summary>
    public static string OnBar(CourseIntervention intervention, Reader reader) => intervention.MaskedContact is { } contact
        ? reader["timeline.masked-short", contact]
        : Label(intervention, reader);

    /// <summary>The name of the intervention.</summary>
    public static string Label(CourseIntervention intervention, Reader reader) => intervention.MaskedContact is { } contact
        ? reader["timeline.masked", contact]
        : intervention.Title ?? reader.Code("intervention", intervention.Kind);

    /// <summary>The text with status, dates and the responsible person.</summary>
    public static string Description(CourseIntervention intervention, Reader reader)
    {
        var parts = new List<string> { Label(intervention, reader) };
        if (intervention.MaskedContact is null)
            parts.Add(reader.Code("intervention-status", intervention.Status));
        parts.Add(reader.Period(intervention.StartsOn, intervention.EndsOn));
        if (intervention is { MaskedContact: null, Responsible: { } responsible })
            parts.Add(responsible);
        return string.Join(", ", parts);
    }
}
