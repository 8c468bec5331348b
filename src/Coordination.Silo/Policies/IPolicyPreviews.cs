namespace Coordination.Silo.Policies;

/// <summary>
/// Previews of policy: what another version would change, without doing it. One for the whole cluster (key 0), so that one
/// preview runs at a time. Kept in memory: a preview ends with its silo, and is begun anew.
/// </summary>
[Alias("coordination.policy-previews")]
[GrainInterfaceType("coordination.policy-previews")]
public interface IPolicyPreviews : IGrainWithIntegerKey
{
    /// <summary>Begins a preview of a document without faults.</summary>
    /// <param name="document">The document (UTF-8 JSON).</param>
    /// <param name="sample">How many citizens to look at; null: all.</param>
    /// <returns>The preview begun; null when another is running.</returns>
    [Alias("begin")]
    Task<PolicyPreview?> Begin(byte[] document, int? sample);

    /// <summary>The preview that is running; null when none is.</summary>
    [Alias("running")]
    Task<PolicyPreview?> Running();

    /// <summary>A preview, as far as it has come; null when there is none of that id (any more).</summary>
    [Alias("find")]
    Task<PolicyPreview?> Find(string id);

    /// <summary>Ends a preview that is running, and forgets it.</summary>
    /// <returns>False when there is none of that id.</returns>
    [Alias("cancel")]
    Task<bool> Cancel(string id);
}

/// <summary>A preview, as far as it has come.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">The version that is previewed.</param>
/// <param name="Status"><c>running</c>, <c>done</c> or <c>failed</c>.</param>
/// <param name="Citizens">How many citizens it looks at.</param>
/// <param name="Looked">How many it has looked at.</param>
/// <param name="Affected">For how many of those something would change.</param>
/// <param name="Rules">What would change, rule by rule, sorted.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="EndedAt">When it ended; null while it is running.</param>
[GenerateSerializer, Immutable, Alias("policy-preview")]
public sealed record PolicyPreview(
    [property: Id(0)] string Id, [property: Id(1)] string Version, [property: Id(2)] string Status, [property: Id(3)] long Citizens,
    [property: Id(4)] long Looked, [property: Id(5)] long Affected, [property: Id(6)] IReadOnlyList<PreviewedRule> Rules,
    [property: Id(7)] DateTimeOffset StartedAt, [property: Id(8)] DateTimeOffset? EndedAt);

/// <summary>What would change by one rule.</summary>
/// <param name="Rule">The kind of conflict or deadline.</param>
/// <param name="Detected">Conflicts found, deadlines set.</param>
/// <param name="Dissolved">Conflicts dissolved, deadlines cleared.</param>
/// <param name="Redated">Answers and deadlines due at another time.</param>
[GenerateSerializer, Immutable, Alias("previewed-rule")]
public sealed record PreviewedRule(
    [property: Id(0)] string Rule, [property: Id(1)] long Detected, [property: Id(2)] long Dissolved, [property: Id(3)] long Redated);
