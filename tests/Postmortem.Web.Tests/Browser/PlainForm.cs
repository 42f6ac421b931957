using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Postmortem.Web.Tests.Browser;

/// <summary>A form of a page as a browser without a script sends it, as often as it is asked to.</summary>
internal sealed class PlainForm
{
    private readonly HttpClient _client;
    private readonly string _path;
    private readonly Dictionary<string, string> _fields;

    private PlainForm(HttpClient client, string path, Dictionary<string, string> fields) => (_client, _path, _fields) = (client, path, fields);

    /// <param name="name">The name that the page gave it.</param>
    public static async Task<PlainForm> OpenAsync(HttpClient client, string path, string name)
    {
        using var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(path));
        var form = page.Forms.Single(f => f.QuerySelector($"input[name=_handler][value='{name}']") is not null);
        return new PlainForm(client, path, form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type != "radio" || i.IsChecked)
            .ToDictionary(i => i.Name!, i => i.Value));
    }

    public PlainForm Fill(string field, string value)
    {
        _fields[field] = value;
        return this;
    }

    public async Task<IHtmlDocument> SendAsync()
    {
        using var form = new FormUrlEncodedContent(_fields);
        using var answer = await _client.PostAsync(_path, form);
        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }
}
