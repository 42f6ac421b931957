using Postmortem.Storage;
using Postmortem.Web.Hosting;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.AddProduct();
builder.AddWebShell();

var app = builder.Build();
app.UseWebShell();
app.MapSignOut();
await app.Services.GetRequiredService<Migrator>().MigrateAsync();
await app.RunAsync();
