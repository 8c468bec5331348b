using Coordination.Domain.Citizens;
using Coordination.Events;
using Coordination.Host.Access;
using Coordination.Host.Security;
using Coordination.Ids;
using Coordination.Silo.Clock;
using Coordination.Silo.Organizations;
using Coordination.Storage.Operations;
using Coordination.Views;

namespace Coordination.Host.Overview;

/// <summary>
/// Takes what leaders say they did about the barriers of a quarter that is over, a pair of departments and a kind: for a department of the
/// pair that they lead in. Whether anybody met such a barrier is not told by it.
/// </summary>
internal sealed class BarrierAnswers(
    BarrierAnswerTable table, CollaborationSight sight, ListMasks masks, IndicatorsReader quarters, OrganizationSource organization,
    ServiceClock clock)
{
    /// <summary>The longest answer, in UTF-16 code units.</summary>
    internal const int DoneLengthMax = 2_000;

    /// <summary>
    /// Stores an answer, or refuses it. The department's answer that stands is replaced only by one that names it: of two who answer for a
    /// department at once, the second is refused and told who was first.
    /// </summary>
    internal async Task<Answer<BarrierAnswerView>> PutAsync(HttpContext http, BarrierAnswerRequest request)
    {
        List<Fault> faults = [];
        if (string.IsNullOrEmpty(request.Quarter) || quarters.PeriodOf(request.Quarter, request.Quarter) is null)
            faults.Add(new Fault("/quarter", "missing or not over, expected a quarter that is over, such as 2026-Q2"));
        if (Vocabulary.Find<BarrierKind>(request.Kind) is null)
            faults.Add(new Fault("/kind", "missing or unknown, expected a kind of barrier"));
        if (string.IsNullOrWhiteSpace(request.Done) || request.Done.Length > DoneLengthMax || !OutsideText.IsStorable(request.Done))
            faults.Add(new Fault("/done", $"missing or too long, expected what was done in at most {DoneLengthMax} characters"));
        var own = sight.LedBy(http);
        string[] pair =
        [
            .. (request.Departments ?? []).Where(static code => !string.IsNullOrWhiteSpace(code))
                .Select(static code => new DepartmentCode(code!)).Where(code => organization.Current.Find(code) is not null)
                .Select(static code => code.Value).Where(code => masks.Names(own, code)).Distinct().Order(StringComparer.Ordinal),
        ];
        var answering = pair.FirstOrDefault(code => own.Contains(code));
        if (pair.Length != 2 || request.Departments!.Count != 2 || answering is null)
            faults.Add(new Fault("/departments", "expected two departments, one of which you lead in"));
        if (faults.Count > 0)
            return Refused(new RefusalView(RefusalKinds.Invalid, "The answer is not complete; the one before stays.", faults));
        var answer = new BarrierAnswer(
            request.Quarter!, pair[0], pair[1], request.Kind!, answering!, request.Done!.Trim(), http.Who(),
            After(clock.Now, request.Replaces));
        if (await table.PutAsync(answer, request.Replaces, http.RequestAborted))
            return new Answer<BarrierAnswerView>(new BarrierAnswerView(answer.Department, answer.Done, answer.At), null);
        var first = await table.FindAsync(answer, http.RequestAborted);
        return Refused(new RefusalView(
            RefusalKinds.Conflict,
            $"{first?.By} answered for {answer.Department} at {first?.At:O}, and replaces does not name that answer.", [], first?.By));
    }

    private static Answer<BarrierAnswerView> Refused(RefusalView refusal) => new(null, refusal);

    /// <summary>
    /// The time of an answer, later than that of the one it replaces: an instant names one answer, also where the clock stands still.
    /// </summary>
    private static DateTimeOffset After(DateTimeOffset now, DateTimeOffset? replaced)
    {
        var at = Stored(now);
        return replaced is { } before && before >= at && before < DateTimeOffset.MaxValue.AddDays(-1)
            ? Stored(before.ToUniversalTime()).AddTicks(TimeSpan.TicksPerMicrosecond)
            : at;
    }

    /// <summary>As precise as the database keeps it, so that whoever was told it can name it.</summary>
    private static DateTimeOffset Stored(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond));
}

/// <summary>What a leader did about barriers.</summary>
internal sealed record BarrierAnswerRequest
{
    /// <summary>Required: a quarter that is over, such as 2026-Q2.</summary>
    public string? Quarter { get; init; }

    /// <summary>Required: the two departments; the leader leads in one of them.</summary>
    public IReadOnlyList<string?>? Departments { get; init; }

    /// <summary>Required: a kind of barrier.</summary>
    public string? Kind { get; init; }

    /// <summary>Required: what was done.</summary>
    public string? Done { get; init; }

    /// <summary>The instant of the department's answer that this one replaces; missing: the department has not answered.</summary>
    public DateTimeOffset? Replaces { get; init; }
}
