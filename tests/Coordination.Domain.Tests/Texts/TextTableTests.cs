using Coordination.Domain.Calendar;
using Coordination.Domain.Policies;
using Coordination.Domain.Texts;
using Coordination.Views;

namespace Coordination.Domain.Tests.Texts;

public sealed class TextTableTests
{
    private static readonly TextTable Table = new(PolicyBook.Delivered.Newest);

    [Fact]
    public void A_sentence_has_the_words_of_the_table_with_its_arguments_in_their_places() =>
        Assert.Equal(
            new TextView("bif-1 skal svare senest 9. marts 2026.", "bif-1 owes an answer by 9 March 2026."),
            Table.InWords(Sentence.Of("owes", ("owes", new PersonText("bif-1")), ("due", new DueText(Due.Of(new DateOnly(2026, 3, 9)))))));

    [Fact]
    public void Persons_and_units_have_the_names_that_the_reader_knows_them_by()
    {
        var table = new TextTable(PolicyBook.Delivered.Newest, part => part is PersonText { Id: "bif-1" } ? "Bo Lund" : null);

        Assert.Equal("Bo Lund", table.InWords(new PersonText("bif-1")).Da);
        Assert.Equal("bif-job", table.InWords(new UnitText("bif-job")).Da);
    }

    [Fact]
    public void What_stands_in_a_place_is_not_searched_for_places()
    {
        var sentence = Sentence.Of("item.goal", ("text", new VerbatimText("{department}")), ("department", new VerbatimText("BIF")));

        Assert.Equal("»{department}« (BIF)", Table.InWords(sentence).Da);
    }

    [Fact]
    public void A_place_without_an_argument_shows_the_number_of_the_rule() =>
        Assert.Contains(
            "within 90 days after {other}", Table.InWords(Sentence.OfRule("support-after-sanction", "what")).En, StringComparison.Ordinal);

    [Fact]
    public void A_sentence_takes_an_argument_of_its_paragraph_where_it_has_none_of_its_own()
    {
        var paragraph = new Paragraph
        {
            Sentences =
                [Sentence.Of("item.sanction"), Sentence.Of("item.benefit", ("department", new VerbatimText("SOF"))),
                Sentence.OfRule("none", "act")],
            Arguments = [new("department", new VerbatimText("BIF"))],
        };

        Assert.Equal(
            new TextView("en sanktion (BIF) en enkeltydelse (SOF)", "a sanction (BIF) a single benefit (SOF)"), Table.InWords(paragraph));
    }

    [Fact]
    public void Where_a_rule_has_no_such_text_what_stands_instead_is_shown_or_nothing()
    {
        Assert.Equal("x", Table.InWords(Sentence.OfRule("hearing", "act") with { Else = new VerbatimText("x") }).Da);
        Assert.Equal("", Table.InWords(Sentence.OfRule("hearing", "act")).Da);
        Assert.Equal("no-such-text", Table.InWords(Sentence.Of("no-such-text")).Da);
    }

    [Fact]
    public void Numbers_are_written_as_each_language_writes_them() =>
        Assert.Equal(new TextView("37,5", "37.5"), Table.InWords(new NumberText(37.5m)));

    [Fact]
    public void A_list_of_a_rule_is_shown_in_its_words_with_alternatives()
    {
        var policy = PolicyBook.Delivered.Newest;
        var rule = policy.Rule("follow-up-gap") with
        {
            Lists = new Dictionary<string, IReadOnlyList<string>> { ["prison"] = ["housing|treatment", "debt"], ["housing"] = ["housing"] },
        };
        var table = new TextTable(policy with { Rules = new Dictionary<string, RulePolicy>(policy.Rules) { ["follow-up-gap"] = rule } });

        Assert.Equal("bolig/behandling, debt", table.InWords(new PolicyListText("follow-up-gap", "prison")).Da);
        Assert.Equal("bolig", table.InWords(new PolicyListText("follow-up-gap", "shelter", OrGroupOf: "shelter")).Da);
    }

    [Fact]
    public void Every_part_is_read_as_it_was_written()
    {
        var at = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(1));
        TextPart[] all =
        [
            new VerbatimText("»æ« {x}"), new NumberText(1.5m), new DueText(new Due(at, EndOfDay: false)), new InstantText(at),
            new DayText(new DateOnly(2026, 3, 2)),
            new PersonText("a"), new UnitText("u"), new TextListText([new VerbatimText("a"), new UnitText("u")]), new KindText("shelter"),
            new BasisText("hearing"), new AuthorityText("SOF"), new ContactText("SOF"),
            new PolicyNumberText("overload", "hours"),
            new PolicyListText("follow-up-gap", "prison", "prison"),
            Sentence.Of("owes", ("owes", new PersonText("a"))) with { Else = new VerbatimText("b") },
        ];
        Assert.Equal(
            typeof(TextPart).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(TextPart)) && type != typeof(Paragraph))
                .Select(type => type.Name).Order(),
            all.Select(part => part.GetType().Name).Order());
        var body =
            new Paragraph { Sentences = [Sentence.Of("rule")], Arguments = [.. all.Select((part, i) => new TextArgument($"{i}", part))] };
        var message = new Message(Sentence.OfRule("hearing", "title"), body);

        var read = TextJson.Read(TextJson.Write(message));

        Assert.Equal(message, read);
        Assert.Equal(message.GetHashCode(), read.GetHashCode());
        Assert.NotEqual(message, message with { Body = body with { Arguments = body.Arguments.RemoveAt(0) } });
        Assert.NotEqual(message, message with { Title = Sentence.OfRule("hearing", "title") with { Else = new VerbatimText("") } });
        Assert.DoesNotContain("\\u", TextJson.Write(message), StringComparison.Ordinal);
    }
}
