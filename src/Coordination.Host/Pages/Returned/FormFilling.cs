using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Coordination.Host.Pages.Localization;
using Microsoft.Extensions.Primitives;

namespace Coordination.Host.Pages.Returned;

/// <summary>
/// Fills a refused form in on its page: what was typed, what is wrong at the field it is about, and the focus there. A form that the page
/// does not have any more, for somebody else was first, gives what was typed in it to be copied.
/// </summary>
internal static class FormFilling
{
    private const string Antiforgery = "__RequestVerificationToken";

    /// <summary>The page with the form filled in.</summary>
    /// <param name="action">Where the form was posted to, as the page writes it.</param>
    /// <param name="address">The address of the page, as the page writes it.</param>
    internal static string Fill(string html, ReturnedForm returned, string action, string address, Localizer localizer)
    {
        var page = new HtmlParser().ParseDocument(html);
        page.Body?.SetAttribute("data-address", address);
        foreach (var other in page.QuerySelectorAll("[autofocus]")) other.RemoveAttribute("autofocus");
        if (Find(page, returned, action) is { } form) FillIn(page, form, returned, localizer);
        else Keep(page, returned, localizer);
        return page.ToHtml();
    }

    /// <summary>
    /// The form with this action whose fixed values are those that were sent; of several, the one with most of them. A value marked
    /// <c>data-current</c> is what the page stands at: the form that comes back has the page's own.
    /// </summary>
    private static IHtmlFormElement? Find(IDocument page, ReturnedForm returned, string action) => page.Forms
        .Where(form => form.GetAttribute("action") == action && form.Id != "page")
        .Select(form => (Form: form, Fixed: form.Elements.OfType<IHtmlInputElement>().Where(IsFixed).ToList()))
        .Where(one => one.Fixed.TrueForAll(field => IsSent(returned.Fields[field.Name!], field.GetAttribute("value") ?? "")))
        .OrderByDescending(static one => one.Fixed.Count).Select(static one => one.Form).FirstOrDefault();

    private static bool IsSent(StringValues sent, string value) => sent.Contains(value) || (value.Length == 0 && sent.Count == 0);

    private static bool IsFixed(IHtmlInputElement field) =>
        field.Type == "hidden" && field.Name is { Length: > 0 } name && name is not (Antiforgery or Forms.ReturnTo)
        && !field.HasAttribute("data-chosen") && !field.HasAttribute("data-current");

    private static void FillIn(IDocument page, IHtmlFormElement form, ReturnedForm returned, Localizer localizer)
    {
        foreach (var control in form.Elements) FillIn(control, returned.Fields);
        for (IElement? around = form; around is not null; around = around.ParentElement)
            if (around is IHtmlDetailsElement details) details.SetAttribute("open", "");
        var first = default(IElement);
        foreach (var (number, fault) in returned.Faults.Index())
        {
            if (ControlOf(form, fault.Field) is not { } control) continue;
            var marked = Mark(page, form, control, fault, $"{form.Id ?? "form"}-fault-{number}", localizer);
            first ??= marked;
        }

        if (first is null)
        {
            first = Notice(page, returned.Text);
            form.Prepend(first);
        }

        first.SetAttribute("autofocus", "");
    }

    private static void FillIn(IElement control, IFormCollection fields)
    {
        if (control.GetAttribute("name") is not { Length: > 0 } name || name is Antiforgery or Forms.ReturnTo) return;
        var values = fields[name];
        switch (control)
        {
            case IHtmlInputElement { Type: "radio" or "checkbox" } box:
                Set(box, "checked", values.Contains(box.GetAttribute("value") ?? "on"));
                break;
            case IHtmlInputElement { Type: "hidden" } hidden when !hidden.HasAttribute("data-chosen"):
            case IHtmlInputElement { Type: "password" or "file" or "submit" }:
                break;
            case IHtmlInputElement input:
                input.SetAttribute("value", values.ToString());
                break;
            case IHtmlTextAreaElement area:
                area.TextContent = values.ToString();
                break;
            case IHtmlSelectElement select when values.Count > 0:
                foreach (var option in select.Options)
                    Set(option, "selected", values.Contains(option.GetAttribute("value") ?? option.TextContent));
                break;
        }
    }

    private static void Set(IElement element, string attribute, bool isSet)
    {
        if (isSet) element.SetAttribute(attribute, "");
        else element.RemoveAttribute(attribute);
    }

    private static IElement? ControlOf(IHtmlFormElement form, string field) =>
        form.Elements.FirstOrDefault(control => control.GetAttribute("name") == field && control.GetAttribute("type") != "hidden");

    /// <summary>Says at a control what is wrong with it, and gives what it may have meant. Returns what gets the focus.</summary>
    private static IElement Mark(IDocument page, IHtmlFormElement form, IElement control, FieldFault fault, string id, Localizer localizer)
    {
        var text = page.CreateElement("p");
        text.Id = id;
        text.ClassName = "fault";
        text.TextContent = fault.Text;
        var group = control.GetAttribute("type") == "radio" ? control.Closest("fieldset") : null;
        if (group?.QuerySelector("legend") is { } legend) legend.After(text);
        else control.Before(text);
        foreach (var one in form.Elements.Where(one => one.GetAttribute("name") == control.GetAttribute("name")))
        {
            one.SetAttribute("aria-invalid", "true");
            one.SetAttribute("aria-describedby", $"{id} {one.GetAttribute("aria-describedby")}".TrimEnd());
        }

        return fault.Choices.Count == 0 ? control : Offer(page, control, fault, localizer);
    }

    /// <summary>Gives the choices behind the control. Returns the first.</summary>
    private static IElement Offer(IDocument page, IElement control, FieldFault fault, Localizer localizer)
    {
        var choices = page.CreateElement("fieldset");
        choices.ClassName = "choices";
        var legend = page.CreateElement("legend");
        legend.TextContent = localizer["picker.choose"];
        choices.Append(legend);
        foreach (var (number, choice) in fault.Choices.Index())
        {
            var (line, radio, label) = (page.CreateElement("div"), page.CreateElement("input"), page.CreateElement("label"));
            line.ClassName = "choice";
            radio.Id = $"{control.Id}-choice-{number}";
            radio.ClassName = "form-radio";
            radio.SetAttribute("type", "radio");
            radio.SetAttribute("name", $"{fault.Field}.choice");
            radio.SetAttribute("value", choice.Value);
            label.SetAttribute("for", radio.Id);
            label.TextContent = choice.Label;
            line.Append(radio, label);
            choices.Append(line);
        }

        control.After(choices);
        return choices.QuerySelector("input")!;
    }

    private static IElement Notice(IDocument page, string text)
    {
        var notice = page.CreateElement("p");
        notice.ClassName = "notice notice-refused";
        notice.SetAttribute("role", "alert");
        notice.SetAttribute("tabindex", "-1");
        notice.TextContent = text;
        return notice;
    }

    /// <summary>On top of a page without the form: why it was refused, and what was typed.</summary>
    private static void Keep(IDocument page, ReturnedForm returned, Localizer localizer)
    {
        if (page.QuerySelector("main") is not { } main) return;
        var typed = returned.Fields
            .Where(static field => field.Key is "reason" or "note" or "name" or "phone" or "email")
            .Where(static field => !string.IsNullOrWhiteSpace(field.Value)).ToList();
        if (typed.Count > 0)
        {
            var kept = page.CreateElement("section");
            kept.ClassName = "panel kept";
            kept.SetAttribute("aria-labelledby", "kept-heading");
            var heading = page.CreateElement("h2");
            heading.Id = "kept-heading";
            heading.TextContent = localizer["returned.kept"];
            kept.Append(heading);
            foreach (var field in typed)
            {
                var text = page.CreateElement("p");
                text.TextContent = field.Value.ToString();
                kept.Append(text);
            }

            main.Prepend(kept);
        }

        var notice = Notice(page, returned.Text);
        notice.SetAttribute("autofocus", "");
        main.Prepend(notice);
    }
}
