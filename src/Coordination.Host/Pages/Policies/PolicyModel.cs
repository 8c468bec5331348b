using Coordination.Events;
using Coordination.Silo.Policies;

namespace Coordination.Host.Pages.Policies;

/// <summary>The policy editor: the versions, the progress of the current one, and the document being edited.</summary>
/// <param name="Versions">All versions, the latest first.</param>
/// <param name="Citizens">Citizens in all.</param>
/// <param name="Behind">Citizens not yet reconciled under the current version.</param>
/// <param name="Basis">The name of the current version, which the document was made from.</param>
/// <param name="Document">The document being edited, as text.</param>
/// <param name="Sample">The number of citizens a preview evaluates, as it was typed; empty: all.</param>
/// <param name="CheckResult">The result of the last action; null: none.</param>
/// <param name="Faults">What is wrong with the document.</param>
/// <param name="Preview">The preview of the document; null: none.</param>
public sealed record PolicyModel(
    IReadOnlyList<PolicyVersionRow> Versions, long Citizens, long Behind, string Basis, string Document, string Sample,
    PolicyCheckResult? CheckResult, IReadOnlyList<Fault> Faults, PolicyPreview? Preview)
{
    /// <summary>The document as fields; empty: it is edited as JSON.</summary>
    public IReadOnlyList<PolicyField> Fields { get; init; } = [];

    /// <summary>The name of the version in force, with which the document is compared.</summary>
    public string ComparedWith { get; init; } = "";

    /// <summary>What differs from the version in force; null: the document cannot be read.</summary>
    public IReadOnlyList<PolicyDifference>? Differences { get; init; }

    public bool IsForm => Fields.Count > 0;

    /// <summary>The fields by the section they are in, what belongs to no section first.</summary>
    public IEnumerable<IGrouping<string, PolicyField>> Sections =>
        Fields.GroupBy(PolicyWords.SectionOf).OrderBy(static section => section.Key != "general");

    /// <summary>The first field with a fault; null: none has one.</summary>
    public PolicyField? FirstFaulty => Sections.SelectMany(static section => section).FirstOrDefault(one => FaultsAt(one).Count > 0);

    /// <summary>What is wrong with a field, or within its value.</summary>
    public IReadOnlyList<Fault> FaultsAt(PolicyField field) => [.. Faults.Where(fault => IsAt(field, fault))];

    /// <summary>The field that a fault is about; null: none.</summary>
    public PolicyField? FieldOf(Fault fault) => Fields.FirstOrDefault(field => IsAt(field, fault));

    private static bool IsAt(PolicyField field, Fault fault) =>
        fault.Pointer == field.Place || fault.Pointer.StartsWith($"{field.Place}/", StringComparison.Ordinal);
}

/// <summary>The result of an action in the policy editor.</summary>
/// <param name="IsRefusal">Whether the document cannot be put.</param>
/// <param name="Text">The key of its text.</param>
public sealed record PolicyCheckResult(bool IsRefusal, string Text);

/// <summary>A policy version.</summary>
/// <param name="Version">The version's name.</param>
/// <param name="ValidFrom">The first day it applies.</param>
/// <param name="Status"><c>past</c>, <c>current</c>, <c>upcoming</c> or <c>superseded</c>.</param>
/// <param name="PutBy">Who put it; null for the one delivered with the product.</param>
/// <param name="PutAt">The instant it was put; null for the one delivered with the product.</param>
public sealed record PolicyVersionRow(string Version, DateOnly ValidFrom, string Status, string? PutBy, DateTimeOffset? PutAt);
