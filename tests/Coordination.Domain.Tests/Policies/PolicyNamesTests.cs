using System.Text;
using System.Text.Json.Nodes;
using Coordination.Domain.Decisions;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Events;
using Coordination.Organizations;

namespace Coordination.Domain.Tests.Policies;

/// <summary>
/// Every place of the delivered document that names something is found by walking the document: a text or a property that
/// reads like the name of something it has, wherever it stands. So a place that is new is tried too.
/// </summary>
public sealed class PolicyNamesTests
{
    private const char Alternative = '|';
    private static readonly DateOnly Today = CitizenScenario.Day("2026-03-02");
    private static readonly string[] Prose = ["da", "en", "basis", "source", "certainty", "intensity"];

    public static TheoryData<string> Places => [.. NamesIn(Sound()).Select(place => place.Pointer)];

    [Theory]
    [MemberData(nameof(Places))]
    public void A_name_misspelt_anywhere_is_refused_where_it_stands_or_where_it_is_missed(string at)
    {
        var document = Sound();
        var place = NamesIn(document).Single(place => place.Pointer == at);
        place.Misspell();

        var pointers = FaultsOf(document).Select(fault => fault.Pointer).ToList();

        Assert.NotEmpty(pointers);
        // A name that others refer to is missed by those; any other is named itself.
        if (!Defines(at)) Assert.Contains(place.Misspelt, pointers);
    }

    [Fact]
    public void There_are_places_of_every_kind()
    {
        var pointers = NamesIn(Sound()).Select(place => place.Pointer).ToList();
        foreach (var one in new[]
        {
            "/socialDepartment", "/kinds/mentor/department", "/kinds/mentor/group", "/kinds/mentor", "/groups/1", "/names/court",
            "/names/mentor", "/rules/overload",
            "/appointments/precedence/0", "/appointments/heldElsewhere/0", "/rules/follow-up-gap/lists/prison",
            "/rules/follow-up-gap/lists/ward/0",
            "/rules/follow-up-gap/texts/housing", "/rules/first-job-interview/lists/kinds/0",
            "/rules/first-job-interview/lists/appointments/0",
            "/rules/transition-ready/lists/groups/0",
        })
            Assert.Contains(one, pointers);
    }

    [Fact]
    public void Values_lists_words_and_pairs_that_nothing_reads_are_named()
    {
        var document = Sound();
        var rules = document["rules"]!;
        rules["overload"]!["numbers"]!["hourz/week"] = 30;
        rules["sanction-hold"]!["lengths"]!["advise"] = "P5BD";
        rules["overload"]!["lists"] = new JsonObject { ["groups"] = new JsonArray() };
        rules["overload"]!["texts"]!["whta"] = new JsonObject { ["da"] = "Hvad", ["en"] = "What" };
        rules["contradicting-goals"]!["lists"]!["pairs"]![0] = "full-time-work";
        rules["duplicate-intervention"]!["lists"]!["groups"]![0] = "personal-support|family-support"; // Which only follow-ups may be.
        rules["losing-contact"]!["texts"]!.AsObject().Remove("seen");
        Assert.Equal(
            ["/rules/contradicting-goals/lists/pairs/0", "/rules/duplicate-intervention/lists/groups/0", "/rules/losing-contact/texts/seen",
                "/rules/overload/lists/groups", "/rules/overload/numbers/hourz~1week",
                "/rules/overload/texts/whta", "/rules/sanction-hold/lengths/advise"],
            FaultsOf(document).Select(fault => fault.Pointer).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_document_from_before_contacts_had_words_of_their_own_is_still_sound()
    {
        var document = Sound();
        document["rules"]!["contact-answer"]!["texts"]!.AsObject().Remove("received");
        Assert.Empty(FaultsOf(document));
    }

    [Fact]
    public void A_kind_of_a_new_group_an_organizations_own_department_and_further_wishes_are_sound()
    {
        var document = Sound();
        document["kinds"]!["garden"] = new JsonObject { ["department"] = "TMF", ["group"] = "outdoors", ["intensity"] = "intensive" };
        document["rules"]!["follow-up-gap"]!["lists"]!["garden"] = new JsonArray("outdoors|care");
        document["rules"]!["follow-up-gap"]!["texts"]!.AsObject().Remove("housing");
        document["rules"]!["overload"]!["texts"]!["otherwise"] = document["texts"]!["otherwise"]!.DeepClone();
        document["rules"]!["orphaned"]!["texts"]!.AsObject().Remove("otherwise");
        var organization = new Organization(
            1, new OrganizationDocument { Departments = [new Department { Code = "TMF", Name = "TMF", Leader = "tmf-1" }] }, []);

        Assert.Equal(["/kinds/garden/group"], FaultsOf(document, organization).Select(fault => fault.Pointer));
        document["groups"]!.AsArray().Add("outdoors");
        Assert.Empty(FaultsOf(document, organization));
        Assert.Equal(["/kinds/garden/department"], FaultsOf(document).Select(fault => fault.Pointer));
    }

    [Fact]
    public void A_document_that_does_not_say_which_groups_there_are_has_the_delivered_ones()
    {
        var document = Sound();
        document.Remove("groups");
        Assert.Empty(FaultsOf(document));
        document["kinds"]!["mentor"]!["group"] = "personal-suport";
        Assert.Equal(["/kinds/mentor/group"], FaultsOf(document).Select(fault => fault.Pointer));
    }

    private static bool Defines(string at) => at.Split('/') is ["", "kinds" or "groups", _] or ["", "appointments", "precedence", _];

    private static IReadOnlyList<Fault> FaultsOf(JsonObject document, Organization? organization = null) => PolicyFaults.Of(
        PolicyBook.Read(Encoding.UTF8.GetBytes(document.ToJsonString())), PolicyBook.Delivered, organization ?? Organization.Empty, Today,
        AllRules.InOrder);

    private static JsonObject Sound()
    {
        var document = JsonNode.Parse(PolicyBook.DeliveredDocument.Span)!.AsObject();
        (document["version"], document["validFrom"]) = ("new", "2026-03-02");
        return document;
    }

    /// <summary>Every place that names a department, a group, a kind of intervention, appointment or stay, or a rule.</summary>
    private static IEnumerable<Named> NamesIn(JsonObject document)
    {
        HashSet<string> known =
            [.. Enum.GetValues<AdmissionKind>().Select(Vocabulary.WordFor), document["socialDepartment"]!.GetValue<string>()];
        foreach (var (name, kind) in document["kinds"]!.AsObject())
            known.UnionWith([name, kind!["group"]!.GetValue<string>(), kind["department"]!.GetValue<string>()]);
        known.UnionWith(document["appointments"]!["precedence"]!.AsArray().Select(kind => kind!.GetValue<string>()));
        return Walk(document, "", known).ToList();
    }

    private static IEnumerable<Named> Walk(JsonNode? node, string at, HashSet<string> known)
    {
        if (node is JsonObject parts)
            foreach (var (name, value) in parts.ToList())
            {
                if (known.Contains(name) || at == "/rules") yield return new($"{at}/{name}", $"{at}/{name}x", () => Rename(parts, name));
                if (Prose.Contains(name)) continue;
                foreach (var place in Walk(value, $"{at}/{name}", known)) yield return place;
            }
        else if (node is JsonArray items)
            foreach (var (i, item) in items.Index())
                foreach (var place in Walk(item, $"{at}/{i}", known)) yield return place;
        else if (node is JsonValue word && word.TryGetValue(out string? text) && text.Split(Alternative).Any(known.Contains))
            yield return new(at, at, () => word.ReplaceWith(text + (text.All(char.IsUpper) ? "X" : "x")));
    }

    private static void Rename(JsonObject parts, string name)
    {
        var value = parts[name];
        parts.Remove(name);
        parts.Add(name + "x", value);
    }

    private sealed record Named(string Pointer, string Misspelt, Action Misspell);
}
