namespace Coordination.Silo.Policies;

/// <summary>
/// Previews of policy: what another version would change. A preview changes nothing. Key: 0, one for the cluster, so one preview runs
/// at a time. Previews are kept in memory: if its silo stops, a preview is lost and must be started again.
/// </summary>
[Alias("coordination.policy-previews")]
[GrainInterfaceType("coordination.policy-previews")]
public interface IPolicyPreviews : IGrainWithIntegerKey
{
    /// <summary>Starts a preview of a document without faults.</summary>
    /// <param name="document">The document (UTF-8 JSON).</param>
    /// <param name="sample">The number of citizens to evaluate; null: all.</param>
    /// <returns>The preview; null if another is running.</returns>
    [Alias("begin")]
    Task<PolicyPreview?> Begin(byte[] document, int? sample);

    /// <summary>The running preview; null: none.</summary>
    [Alias("running")]
    Task<PolicyPreview?> Running();

    /// <summary>A preview with its results so far; null: there is none with that id, or it is no longer kept.</summary>
    [Alias("find")]
    Task<PolicyPreview?> Find(string id);

    /// <summary>Ends a running preview and forgets it.</summary>
    /// <returns>False if there is none with that id.</returns>
    [Alias("cancel")]
    Task<bool> Cancel(string id);
}

/// <summary>A preview with its results so far.</summary>
/// <param name="Id">Opaque and unique.</param>
/// <param name="Version">The name of the version that is previewed.</param>
/// <param name="Status">One of <see cref="PreviewStatuses"/>.</param>
/// <param name="Citizens">Number of citizens it evaluates.</param>
/// <param name="Looked">Number of citizens evaluated so far.</param>
/// <param name="Affected">Number of those for whom something would change.</param>
/// <param name="Rules">What would change, one per rule, sorted by rule.</param>
/// <param name="StartedAt">By the service's clock.</param>
/// <param name="EndedAt">By the service's clock; null while it is running.</param>
[GenerateSerializer, Immutable, Alias("policy-preview")]
public sealed record PolicyPreview(
    [property: Id(0)] string Id, [property: Id(1)] string Version, [property: Id(2)] string Status, [property: Id(3)] long Citizens,
    [property: Id(4)] long Looked, [property: Id(5)] long Affected, [property: Id(6)] IReadOnlyList<PreviewedRule> Rules,
    [property: Id(7)] DateTimeOffset StartedAt, [property: Id(8)] DateTimeOffset? EndedAt)
{
    /// <summary>The maximum number of citizens that a sample may have.</summary>
    public const int SampleMax = 1_000_000;
}

/// <summary>The states of a preview: <c>running → done</c> or <c>failed</c>.</summary>
public static class PreviewStatuses
{
    /// <summary>Evaluates citizens.</summary>
    public const string Running = "running";

    /// <summary>All citizens are evaluated.</summary>
    public const string Done = "done";

    /// <summary>Ended early.</summary>
    public const string Failed = "failed";
}

/// <summary>What would change by one rule.</summary>
/// <param name="Rule">The kind of conflict or deadline.</param>
/// <param name="Detected">Conflicts found, deadlines set.</param>
/// <param name="Dissolved">Conflicts dissolved, deadlines cleared.</param>
/// <param name="Redated">Answers and deadlines due at another time.</param>
/// <param name="Examples">A few of the changes.</param>
[GenerateSerializer, Immutable, Alias("previewed-rule")]
public sealed record PreviewedRule(
    [property: Id(0)] string Rule, [property: Id(1)] long Detected, [property: Id(2)] long Dissolved, [property: Id(3)] long Redated,
    [property: Id(4)] IReadOnlyList<PreviewedChange> Examples);

/// <summary>When something is due that would change. It names no citizen.</summary>
/// <param name="Was">When it is due now; null: it does not exist, or is not due at a time.</param>
/// <param name="Becomes">When it would be due; null: it would not exist, or not be due at a time.</param>
[GenerateSerializer, Immutable, Alias("previewed-change")]
public sealed record PreviewedChange([property: Id(0)] DateTimeOffset? Was, [property: Id(1)] DateTimeOffset? Becomes);
