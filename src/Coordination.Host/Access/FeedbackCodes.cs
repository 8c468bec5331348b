using Coordination.Events;
using Coordination.Grains;
using Coordination.Host.Security;
using Coordination.Ids;
using Coordination.Silo.Citizens;
using Coordination.Silo.Clock;
using Coordination.Views;

namespace Coordination.Host.Access;

/// <summary>
/// The codes with which citizens give feedback on a tablet. A caseworker who sees the citizen opens one, in the name of a department in
/// which they work; that is a look, and is logged as one. A code is valid for half an hour and used once.
/// </summary>
internal sealed class FeedbackCodes(CitizenSight sight, IGrainFactory grains, Passes passes, ServiceClock clock)
{
    /// <summary>How long a code is valid.</summary>
    internal static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private const string Purpose = "feedback";
    private const string Look = "feedback-codes";

    private static readonly string Expected = string.Join(
        ", ", Enum.GetValues<FeedbackInstrument>().Select(static one => Vocabulary.WordFor(one)));

    /// <summary>Opens a code. The one before, of this citizen, department and scale, ends.</summary>
    /// <param name="department">In whose name the caller asks; null: the first of theirs whose content they see.</param>
    /// <returns>What was opened; or what the caller sees of the citizen when that is nothing; or why it is refused.</returns>
    internal async Task<(Sight Sight, Answer<FeedbackCode>? Answer)> OpenAsync(
        HttpContext http, string key, string? instrument, string? department)
    {
        var (seen, own) = await sight.ReadAsync(
            http, key, Look, citizen => grains.GetGrain<IFeedbackAsking>(citizen.GetPrimaryKeyString()).AskingDepartments());
        if (own is null) return (seen, null);
        var asking = own.FirstOrDefault(
            one => department is null || new DepartmentCode(one) == new DepartmentCode(department));
        if (asking is null)
            return Refused(RefusalKinds.Forbidden, "Feedback is asked for by caseworkers, in the name of a department of theirs.");
        if (Vocabulary.Find<FeedbackInstrument>(instrument) is not { } scale)
            return Refused(RefusalKinds.Invalid, "The scale is not known.", new Fault("/instrument", $"Expected one of {Expected}."));
        var until = clock.Now + Lifetime;
        var asked = new AskedFeedback(key, asking, scale);
        var code = await passes.AddCodeAsync(Purpose, $"{key}\0{asking}\0{instrument}", asked, until);
        return (Sight.Whole, new Answer<FeedbackCode>(new FeedbackCode(code, instrument!, asking, until, OpenPages.Feedback), null));
    }

    /// <summary>What a code asks for; null: it is unknown, used, or over, or the citizen has died.</summary>
    internal async Task<AskedFeedback?> FindAsync(string? code, CancellationToken cancellation)
    {
        if (await passes.FindAsync<AskedFeedback>(Purpose, code, cancellation) is not { } asked) return null;
        new Caller(CallerKind.Citizen, asked.Citizen).SetCurrent();
        return await grains.GetGrain<IOwnPage>(asked.Citizen).IsOpen() ? asked : null;
    }

    /// <summary>
    /// Records an answer as the citizen's, and ends the code. The event's id follows from the code, so a code is never recorded twice.
    /// </summary>
    /// <returns>Why it is refused; null: it is recorded.</returns>
    internal async Task<RefusalView?> RecordAsync(string code, AskedFeedback asked, decimal score)
    {
        new Caller(CallerKind.Citizen, asked.Citizen).SetCurrent();
        var refusal = await grains.GetGrain<IOwnPage>(asked.Citizen).GiveFeedback(
            passes.IdOf(Purpose, code), asked.Department, asked.Instrument, score);
        if (refusal is null) await passes.EndAsync(Purpose, code);
        return refusal;
    }

    private static (Sight, Answer<FeedbackCode>?) Refused(string kind, string why, params Fault[] faults) =>
        (Sight.Whole, new Answer<FeedbackCode>(null, new RefusalView(kind, why, faults)));
}

/// <summary>What a code asks a citizen for.</summary>
/// <param name="Citizen">The citizen's key.</param>
/// <param name="Department">The department that asks.</param>
internal sealed record AskedFeedback(string Citizen, string Department, FeedbackInstrument Instrument);

/// <summary>A code that was opened. It is told once: the service keeps a hash of it.</summary>
/// <param name="Code">What is typed on the tablet.</param>
/// <param name="Instrument">The scale: ORS, SRS, CORS or CSRS.</param>
/// <param name="Department">The department in whose name it asks.</param>
/// <param name="ExpiresAt">Until when it can be used.</param>
/// <param name="Address">The path of the page on which it is typed.</param>
internal sealed record FeedbackCode(string Code, string Instrument, string Department, DateTimeOffset ExpiresAt, string Address);
