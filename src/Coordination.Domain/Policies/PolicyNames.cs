using Coordination.Domain.Organizations;
using Coordination.Events;

namespace Coordination.Domain.Policies;

/// <summary>The names in a policy document, and where it refers to a name that does not exist.</summary>
internal sealed class PolicyNames
{
    /// <summary>The texts that any rule may have.</summary>
    private static readonly string[] WordsOfAnyRule = ["title", "what", "act", "otherwise", "missed"];

    /// <summary>The texts that a rule may omit, because its title or a common text is shown instead.</summary>
    private static readonly string[] WordsWithOthersInstead = ["otherwise", "missed", "received"];

    /// <summary>The kinds of stays, and those that stay known when a document leaves them out.</summary>
    private static readonly string[] KindsOfOthers =
        [.. Enum.GetValues<AdmissionKind>().Select(Vocabulary.WordFor), .. PolicyBook.Delivered.Newest.Kinds.Keys];

    private const PolicyWordKind ItemsOfFurtherLists = PolicyWordKind.AnyGroup;

    private readonly Policy _policy;
    private readonly HashSet<string> _kinds, _appointments, _groups, _groupsOfKinds, _departments;

    /// <summary>Collects the names of a document.</summary>
    /// <param name="organization">
    /// The organization. The document may name its departments, and those of the delivered document for authorities outside the
    /// organization.
    /// </param>
    public PolicyNames(Policy policy, Organization organization)
    {
        _policy = policy;
        var delivered = PolicyBook.Delivered.Newest;
        _kinds = [.. policy.Kinds.Keys];
        _appointments = [.. policy.Appointments.Precedence];
        _groups = [.. policy.Groups.Count > 0 ? policy.Groups : delivered.Groups, InterventionKind.Unknown.Group];
        _groupsOfKinds = [.. policy.Kinds.Values.Select(kind => kind.Group)];
        _departments =
        [
            .. organization.Document.Departments.Select(department => department.Code),
            .. delivered.Kinds.Values.Select(kind => kind.Department).OfType<string>(),
            delivered.SocialDepartment,
        ];
    }

    /// <summary>All faults outside the rules.</summary>
    public IEnumerable<Fault> Faults()
    {
        foreach (var (i, kind) in _policy.Appointments.HeldElsewhere.Index())
            if (!_appointments.Contains(kind))
                yield return new($"/appointments/heldElsewhere/{i}", $"'{kind}' is no appointment kind of /appointments/precedence");
        foreach (var kind in _policy.Appointments.ProposalHours.Keys)
            if (!_appointments.Contains(kind))
                yield return new($"/appointments/proposalHours/{kind}", $"'{kind}' is no appointment kind of /appointments/precedence");
        if (!_departments.Contains(_policy.SocialDepartment)) yield return new("/socialDepartment", NoDepartment(_policy.SocialDepartment));
        foreach (var (i, department) in _policy.Access.OtherAuthorities.Index())
            if (!_departments.Contains(department)) yield return new($"/access/otherAuthorities/{i}", NoDepartment(department));
        foreach (var (i, kind) in _policy.Access.SecretKinds.Index())
            if (!_kinds.Contains(kind) && !_appointments.Contains(kind) && !KindsOfOthers.Contains(kind))
                yield return new($"/access/secretKinds/{i}", $"'{kind}' is no kind of an intervention, a stay or an appointment");
        if (!_departments.Contains(_policy.Access.ContactPoint))
            yield return new("/access/contactPoint", NoDepartment(_policy.Access.ContactPoint));
        foreach (var (name, kind) in _policy.Kinds)
        {
            if (kind.Department is { } department && !_departments.Contains(department))
                yield return new($"/kinds/{name}/department", NoDepartment(department));
            if (!_groups.Contains(kind.Group)) yield return new($"/kinds/{name}/group", $"'{kind.Group}' is no group of /groups");
        }

        foreach (var name in _policy.Names.Keys)
            if (!_kinds.Contains(name) && !_appointments.Contains(name))
                yield return new(
                    $"/names/{name}", "words for nothing: it is no kind of /kinds and no appointment kind of /appointments/precedence");
    }

    /// <summary>
    /// All faults of a rule's entry: a value or a text that the rule does not use, and a list item that refers to nothing.
    /// </summary>
    public IEnumerable<Fault> Faults(IRule rule, RulePolicy entry)
    {
        var at = $"/rules/{rule.Kind}";
        var read = rule.Statement.Reads.ToDictionary(value => (value.Part, value.Name ?? ""), value => value.Items);
        foreach (var name in entry.Numbers.Keys)
            if (!read.ContainsKey((PolicyPart.Numbers, name)))
                yield return new($"{at}/numbers/{FaultPointer.Escaped(name)}", "the rule reads no such value");
        foreach (var name in entry.Lengths.Keys)
            if (!read.ContainsKey((PolicyPart.Lengths, name)))
                yield return new($"{at}/lengths/{FaultPointer.Escaped(name)}", "the rule reads no such value");
        foreach (var (name, items) in entry.Lists)
        {
            if (!read.TryGetValue((PolicyPart.Lists, name), out var naming))
            {
                if (!IsThere(name, rule.Statement.FurtherLists))
                    yield return new($"{at}/lists/{FaultPointer.Escaped(name)}", "the rule reads no such list");
                naming = ItemsOfFurtherLists;
            }

            foreach (var (i, item) in items.Index())
                if (naming != PolicyWordKind.Nothing && !IsThere(item, naming))
                    yield return new($"{at}/lists/{FaultPointer.Escaped(name)}/{i}", NotThere(item, naming));
        }

        foreach (var name in entry.Texts.Keys)
            if (!MayHaveWords(rule, name)) yield return new($"{at}/texts/{name}", "the rule shows no such words");
    }

    /// <summary>The texts that a rule must have: the delivered ones, unless other texts are shown instead.</summary>
    public static IEnumerable<string> WordsNeeded(IRule rule) => PolicyBook.Delivered.Newest.Rule(rule.Kind).Texts.Keys
        .Where(name => !WordsWithOthersInstead.Contains(name) && (WordsOfAnyRule.Contains(name) || !HasWordsOfGroups(rule)));

    private bool MayHaveWords(IRule rule, string name) => WordsOfAnyRule.Contains(name)
        || (HasWordsOfGroups(rule) ? _groupsOfKinds.Contains(name) : PolicyBook.Delivered.Newest.Rule(rule.Kind).Texts.ContainsKey(name));

    /// <summary>Whether the own texts of a rule name groups. A group without a text is shown as its code.</summary>
    private static bool HasWordsOfGroups(IRule rule) => rule.Statement.FurtherLists.HasFlag(PolicyWordKind.Group);

    private bool IsThere(string word, PolicyWordKind naming) =>
        (naming.HasFlag(PolicyWordKind.InterventionKind) && _kinds.Contains(word))
        || (naming.HasFlag(PolicyWordKind.AppointmentKind) && _appointments.Contains(word))
        || (naming.HasFlag(PolicyWordKind.Group) && _groupsOfKinds.Contains(word))
        || (naming.HasFlag(PolicyWordKind.AnyGroup) && PolicyItem.Alternatives(word).All(_groupsOfKinds.Contains))
        || (naming.HasFlag(PolicyWordKind.GoalPair) && PolicyItem.Pair(word) is not null);

    private static string NotThere(string word, PolicyWordKind naming) => naming switch
    {
        PolicyWordKind.InterventionKind => $"'{word}' is no kind of /kinds",
        PolicyWordKind.AppointmentKind => $"'{word}' is no appointment kind of /appointments/precedence",
        PolicyWordKind.Group or PolicyWordKind.AnyGroup => $"'{word}' is the group of no kind of /kinds",
        _ => $"'{word}' is not two codes of goals with a blank or a slash between them",
    };

    private static string NoDepartment(string code) => $"'{code}' is no department of the organization, nor of the document delivered";
}
