using Coordination.Host.Pages.Words;

namespace Coordination.Host.Pages.Alerts;

/// <summary>One alert as the pages show it; names and states as in <c>GET /api/v1/alerts</c>.</summary>
/// <param name="Id">The alert's id.</param>
/// <param name="Kind">The matter's kind: a conflict's or deadline's kind, <c>handover-offered</c> ….</param>
/// <param name="Severity"><c>info</c>, <c>warning</c> or <c>urgent</c>.</param>
/// <param name="Department">The department the matter comes from.</param>
/// <param name="Citizen">The citizen's name, or null where the reader may not see it.</param>
/// <param name="Title">What happened.</param>
/// <param name="Body">What happened, what to do and by when, in the reader's language.</param>
/// <param name="Rule">The rule behind it, with its basis.</param>
/// <param name="Href">Where it is done: the API's <c>action.href</c>.</param>
/// <param name="DueAt">By when.</param>
/// <param name="State"><c>raised</c>, <c>delivered</c>, <c>seen</c>, <c>acknowledged</c> or <c>taken-back</c>.</param>
/// <param name="RaisedAt">When it was raised.</param>
public sealed record AlertModel(
    string Id,
    string Kind,
    string Severity,
    string Department,
    string? Citizen,
    Bilingual Title,
    string Body,
    string? Rule,
    string? Href,
    DateTimeOffset? DueAt,
    string State,
    DateTimeOffset RaisedAt);

/// <summary>A list of alerts that goes on live.</summary>
/// <param name="Alerts">The open alerts, newest first.</param>
/// <param name="After">The position of the last alert in the list: the stream begins after it, so that nothing raised between is lost.</param>
/// <param name="Stream">The address of the stream, <c>/live/alerts</c> or <c>/live/alerts?citizen={key}</c>.</param>
public sealed record AlertFeed(IReadOnlyList<AlertModel> Alerts, long After, string Stream);
