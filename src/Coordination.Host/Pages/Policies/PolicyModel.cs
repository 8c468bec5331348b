using Coordination.Events;
using Coordination.Silo.Policies;

namespace Coordination.Host.Pages.Policies;

/// <summary>The policy editor: versions, how far the one that applies has come, and a document at work on.</summary>
/// <param name="Versions">All versions, the one that applies last first.</param>
/// <param name="Citizens">Citizens in all.</param>
/// <param name="Behind">Citizens still to be reconciled under the version that applies.</param>
/// <param name="Basis">The name of the version that applies: what the document was made from.</param>
/// <param name="Document">The document at work on, as text.</param>
/// <param name="Sample">How many citizens a preview looks at, as it was written; empty: all.</param>
/// <param name="Verdict">What became of it; null: nothing was asked.</param>
/// <param name="Faults">Every fault it has.</param>
/// <param name="Preview">The preview begun from it.</param>
public sealed record PolicyModel(
    IReadOnlyList<PolicyRow> Versions, long Citizens, long Behind, string Basis, string Document, string Sample, Verdict? Verdict,
    IReadOnlyList<Fault> Faults, PolicyPreview? Preview);

/// <summary>What became of a document.</summary>
/// <param name="IsRefusal">Whether something keeps it from being put.</param>
/// <param name="Text">The catalogue's key of what is said.</param>
public sealed record Verdict(bool IsRefusal, string Text);

/// <summary>A version of policy.</summary>
/// <param name="Version">Its name.</param>
/// <param name="ValidFrom">Its first day.</param>
/// <param name="Status">past, current, upcoming or superseded.</param>
/// <param name="PutBy">Who put it; null for the one delivered.</param>
/// <param name="PutAt">When.</param>
public sealed record PolicyRow(string Version, DateOnly ValidFrom, string Status, string? PutBy, DateTimeOffset? PutAt);
