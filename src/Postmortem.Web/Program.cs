using Postmortem.Storage;
using Postmortem.Web.Api;
using Postmortem.Web.Hosting;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.AddProduct();
builder.AddWebShell();
builder.AddDocuments();

var app = builder.Build();
if (!await app.Services.TemplatesAreSoundAsync(Console.Error)) return 1;
app.UseWebShell();
app.MapSignOut();
app.MapDocuments();
await app.Services.GetRequiredService<Migrator>().MigrateAsync();
await app.RunAsync();
return 0;
