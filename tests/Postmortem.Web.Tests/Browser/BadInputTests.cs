using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Postmortem.People;
using Postmortem.Web.Tests.Browser.Steps;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Browser;

/// <summary>What people and their files get wrong: each has a sentence, and loses nothing.</summary>
[TestClass]
public sealed class BadInputTests
{
    private const int Megabyte = 1_000_000;

    private static int _count;

    private Northwind _northwind = null!;
    private Visitor _ada = null!;

    /// <summary>Each its own: what somebody began to write in one window is offered in every other.</summary>
    [TestInitialize]
    public async Task StartAsync()
    {
        _northwind = await Northwind.StartAsync();
        _ada = await _northwind.AsAsync(Account.Ada);
    }

    [TestCleanup]
    public async Task StopAsync()
    {
        if (_northwind is not null) await _northwind.DisposeAsync();
    }

    [TestMethod]
    public async Task A_wrong_password_is_a_sentence_and_keeps_the_address()
    {
        var visitor = await _northwind.Browser.VisitorAsync(_northwind.Program.Address);
        await visitor.GoAsync("/reviews");
        await visitor.AtAsync(@"/sign-in\?returnUrl=");
        await visitor.GiveCredentialsAsync(Account.Mia.Email, "seven slow herons at noon");
        await visitor.ReadsAsync("The email or the password is not right.");
        await Expect(visitor.Field("Email")).ToHaveValueAsync(Account.Mia.Email);
        await Expect(visitor.Field("Password")).ToHaveValueAsync("");
        await visitor.GiveCredentialsAsync(Account.Mia.Email);
        await visitor.AtAsync("/reviews$");
        await visitor.Page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task A_session_that_ends_while_someone_reports_gives_the_words_back_after_signing_in()
    {
        await _ada.GoAsync("/incidents/new");
        await _ada.FillAsync("What did the customer experience?", "The lift stood still with two of us in it.");
        await _ada.ReadsAsync("Kept as a draft");
        await _ada.Page.Context.ClearCookiesAsync();
        await _ada.GoAsync("/incidents/new");
        await _ada.GiveCredentialsAsync(Account.Ada.Email);
        await _ada.AtAsync("/incidents/new$");
        await Expect(_ada.Field("What did the customer experience?")).ToHaveValueAsync("The lift stood still with two of us in it.");
        await _ada.PressAsync("Begin with an empty form");
    }

    [TestMethod]
    public async Task An_account_that_is_closed_while_its_owner_types_keeps_the_words_until_it_is_open_again()
    {
        var noor = await _northwind.AsAsync(Account.Noor);
        var review = await noor.ReviewAsync(Title());
        await noor.StoreAsync("The customer’s view", "They waited.");
        var view = noor.Field("The customer’s view");
        await view.PressAsync("End");
        await view.PressSequentiallyAsync(" Nobody told them why.");
        await CloseAsync(Account.Noor); // not by the page of people: these words would be stored before that is there
        await noor.AtAsync("/sign-in"); // the page goes by itself once its sign-in is over
        await noor.GiveCredentialsAsync(Account.Noor.Email);
        await noor.ReadsAsync("That did not work");

        await OpenAsync(Account.Noor);
        await noor.GiveCredentialsAsync(Account.Noor.Email);
        await noor.AtAsync($"/reviews/{review}/pause");
        await Expect(view).ToHaveValueAsync("They waited. Nobody told them why.");
        await Visitor.SavedAsync(view);
        await noor.Page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task A_file_that_is_too_large_is_named_with_its_size()
    {
        var path = Path.Combine(Path.GetTempPath(), $"postmortem-{Guid.CreateVersion7():N}.json");
        await using (var large = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 4096, FileOptions.DeleteOnClose))
        {
            large.SetLength(51L * 1024 * 1024);
            await large.FlushAsync();
            await _ada.ImportFilesAsync(path);
            await _ada.ReadsAsync("This file has 51.0 MB; we take up to 50 MB at once.");
        }
    }

    [TestMethod]
    [DataRow("letter.json", "Dear colleague, this is a letter.", 1, 1, "This is not JSON")]
    [DataRow("shape.json", "{\n  \"weather\": [1, 2, 3]\n}", 1, 1, "This is JSON, but there is no Statuspage incident in it")]
    [DataRow("mixed.json", "{ \"page\": { \"id\": \"p\" }, \"incidents\": [\n  42\n] }", 2, 3, "An incident was expected here")]
    public async Task A_file_that_cannot_be_read_names_line_and_column(string name, string text, int line, int column, string sentence)
    {
        await ImportAsync(name, text);
        await _ada.ReadsAsync($"{name}, line {line}, column {column}", _ada.Part("result"));
        await _ada.ReadsAsync(sentence, _ada.Part("result"));
    }

    [TestMethod]
    public async Task The_name_of_a_file_is_shown_as_what_it_is()
    {
        await ImportAsync("letter\u202Enosj.json", "Dear colleague, this is a letter.");
        await _ada.ReadsAsync("letter[U+202E]nosj.json, line 1, column 1", _ada.Part("result"));
    }

    [TestMethod]
    public async Task A_broken_part_of_a_file_leaves_the_rest_imported()
    {
        var good = Title();
        await ImportAsync("half.json", $$"""
            { "page": { "id": "p{{_count}}" }, "incidents": [
            { "id": "a{{_count}}", "name": "{{good}}", "impact": "minor", "incident_updates": [] }, 42 ] }
            """);
        await _ada.ReadsAsync("An incident was expected here");
        await Expect(_ada.Part("result").GetByRole(AriaRole.Link, new() { Name = good })).ToBeVisibleAsync();
    }

    [TestMethod]
    public async Task A_time_without_a_zone_is_marked_as_assumed()
    {
        var title = Title();
        await ImportAsync("zone.json", $$"""
            [ { "id": "z{{_count}}", "page_id": "p", "name": "{{title}}", "impact": "major", "status": "resolved", "created_at": "2024-07-01 10:00:00",
            "incident_updates": [ { "id": "u", "status": "resolved", "body": "Done.", "display_at": "2024-07-01T11:00:00" } ] } ]
            """);
        await _ada.Page.GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
        await _ada.ReadsAsync("Zone assumed");
        await _ada.ReadsAsync("“2024-07-01T11:00:00”");
    }

    [TestMethod]
    public async Task An_end_before_the_start_is_a_sentence_at_the_end()
    {
        await _ada.ReportAsync($"{Title()}.", "2026-03-02T09:15", "One guest");
        await _ada.Page.GetByRole(AriaRole.Link, new() { Name = "Correct it" }).ClickAsync();
        await _ada.FillAsync("When did it start?", "2026-03-02T09:00");
        await _ada.LiveAsync();
        await _ada.FillAsync("When did it start?", "2026-03-02T09:00");
        await _ada.FillAsync("When was it over?", "2026-03-01T09:00");
        await _ada.PressAsync("Save");
        var end = _ada.Field("When was it over?");
        await Expect(end).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(_ada.Page.Locator("#ended-error")).ToHaveTextAsync("The end is before the start. Please correct one of the two.");
        await Expect(end).ToHaveValueAsync("2026-03-01T09:00");
        await end.FillAsync("2026-03-02T10:00");
        await _ada.PressAsync("Save");
        await _ada.ReadsAsync("Lasted");
    }

    [TestMethod]
    public async Task An_empty_title_is_a_sentence_and_the_old_one_stands()
    {
        var title = Title();
        await _ada.ReviewAsync(title);
        await _ada.PressAsync("Rename this review");
        var field = _ada.Field("Title of this review");
        await field.FillAsync("");
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await _ada.ReadsAsync("empty");
        await _ada.Page.ReloadAsync();
        await _ada.HeadingAsync(title);

        await _ada.GoAsync("/incidents/new");
        await _ada.PressAsync("Report it");
        await Expect(_ada.Field("What did the customer experience?")).ToHaveAttributeAsync("aria-invalid", "true"); // the title comes from there
    }

    [TestMethod]
    public async Task A_megabyte_pasted_into_a_field_is_stored_and_there_after_a_reload()
    {
        await _ada.ReviewAsync(Title());
        var view = _ada.Field("The customer’s view");
        await view.EvaluateAsync("""
            (field, length) => {
              field.value = 'They waited. é “quoted” \u0001\n'.repeat(length / 29).padEnd(length, 'x');
              field.dispatchEvent(new Event('input', { bubbles: true }));
            }
            """, Megabyte);
        await Visitor.SavedAsync(view);
        await _ada.Page.ReloadAsync();
        await _ada.LiveAsync();
        Assert.IsGreaterThan(Megabyte - (Megabyte / 29) - 1, await view.EvaluateAsync<int>("field => field.value.length"));
        Assert.AreEqual("xx", await view.EvaluateAsync<string>("field => field.value.slice(-2)"));
    }

    [TestMethod]
    public async Task Two_people_in_one_text_are_merged_where_they_wrote_different_words_and_both_shown_where_they_wrote_the_same()
    {
        var review = await _ada.ReviewAsync(Title());
        await _ada.StoreAsync("The customer’s view", "They waited at the desk. They were sent away.");
        var mia = await _northwind.AsAsync(Account.Mia);
        await mia.GoAsync($"/reviews/{review}/pause?open=all");
        var (adas, mias) = (_ada.Field("The customer’s view"), mia.Field("The customer’s view"));
        await mias.PressAsync("ControlOrMeta+End");
        await adas.FillAsync("They waited for an hour at the desk. They were sent away.");
        await mias.PressSequentiallyAsync(" Without a word.", new() { Delay = 60 });
        await Expect(mias).ToHaveValueAsync("They waited for an hour at the desk. They were sent away. Without a word.");
        await Expect(adas).ToHaveValueAsync("They waited for an hour at the desk. They were sent away. Without a word.");

        await Task.WhenAll(
            adas.FillAsync("They waited for a whole evening at the desk. They were sent away. Without a word."),
            mias.FillAsync("They waited for two hours at the desk. They were sent away. Without a word."));
        var second = await FirstWithAsync("wrote here at the same time.", _ada, mia);
        await second.ReadsAsync("two hours", second.Page.GetByRole(AriaRole.Alertdialog));
        await second.ReadsAsync("a whole evening", second.Page.GetByRole(AriaRole.Alertdialog));
        await second.PressAsync("Keep both");
        await Visitor.SavedAsync(second == mia ? mias : adas);
        await mia.Page.Context.CloseAsync();
        await _ada.Page.ReloadAsync();
        await Expect(adas).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("two hours.*a whole evening|a whole evening.*two hours",
            System.Text.RegularExpressions.RegexOptions.Singleline));
    }

    /// <summary>Whichever of them reads it first.</summary>
    private static async Task<Visitor> FirstWithAsync(string text, Visitor one, Visitor other)
    {
        var (here, there) = (one.ReadsAsync(text), other.ReadsAsync(text));
        return await Task.WhenAny(here, there) == here ? one : other;
    }

    [TestMethod]
    public async Task What_is_not_there_and_what_is_not_yours_look_the_same()
    {
        var mine = await _ada.ReviewAsync(Title());
        var noor = await _northwind.AsAsync(Account.Noor);
        foreach (var address in new[] { "/reviews/{0}", "/reviews/{0}/pause", "/reviews/{0}/analyze", "/reviews/{0}/fix", "/reviews/{0}/history",
            "/reviews/{0}/notices/new", "/reviews/{0}/review.pdf" })
            Assert.AreEqual(await SeenAsync(noor, address, 4_000_000), await SeenAsync(noor, address, mine), address);
        foreach (var address in new[] { "/people", "/people/add", "/settings", "/kit" })
            Assert.AreEqual(await SeenAsync(noor, "/no/such/page", 0), await SeenAsync(noor, address, 0), address);
        await noor.Page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task A_template_with_an_unknown_placeholder_keeps_the_program_from_starting_and_says_where()
    {
        var folder = Path.Combine(_northwind.Program.Data, "..", "templates");
        foreach (var file in Directory.EnumerateFiles(Checkout.Folder("templates"), "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(Checkout.Folder("templates"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        var notice = Path.Combine(folder, "notices", "en", "improvement.md");
        var line = (await File.ReadAllLinesAsync(notice)).Length + 1;
        await File.AppendAllTextAsync(notice, "Dear {{nobody.knows}},\n");

        var (status, _, error) = await RunningProgram.RunAsync(
            folder, "serve", "--templates", folder, "--data", Path.Combine(folder, "data"), "--urls", "http://127.0.0.1:0");
        Assert.AreEqual(1, status, error);
        StringAssert.Matches(error, new($@"notices/en/improvement\.md:{line}:\d+: .*nobody"));
    }

    /// <summary>The status and what can be read.</summary>
    private static async Task<string> SeenAsync(Visitor visitor, string address, int number)
    {
        var answer = await visitor.Page.APIRequest.GetAsync(address.Replace("{0}", $"{number}", StringComparison.Ordinal));
        var text = await answer.TextAsync();
        var main = text.IndexOf("<main", StringComparison.Ordinal);
        return $"{answer.Status} {(main < 0 ? text : text[main..text.IndexOf("</main>", StringComparison.Ordinal)])}";
    }

    private async Task CloseAsync(Account account)
    {
        var people = _northwind.Verbs.GetRequiredService<PeopleService>();
        var ada = (await people.ActorForConsoleAsync(Account.Ada.Email)).Value;
        var person = (await people.ListAsync(ada, new())).Value.Page.Rows.Single(p => p.Email == account.Email);
        Assert.IsNull(await people.ChangeAsync(ada, person.Id, person.Name, person.Role, isDisabled: true));
    }

    private async Task OpenAsync(Account account)
    {
        var again = await _northwind.AsAsync(Account.Ada);
        await again.GoAsync("/people");
        await again.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = account.Name }).ClickAsync();
        await again.PressAsync("Open this account");
        await again.ReadsAsync("The account is open");
        await again.Page.Context.CloseAsync();
    }

    private async Task ImportAsync(string name, string text)
    {
        await _ada.GoAsync("/incidents/import");
        await _ada.Field("Files").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(text) });
        await _ada.PressAsync("Import");
    }

    private static string Title() => $"The lift stood still ({Interlocked.Increment(ref _count)})";
}
