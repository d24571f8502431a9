import { chromium } from '@playwright/test';
const b = await chromium.launchPersistentContext('/tmp/hand/profile'+Date.now(),{executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu'],viewport:{width:390,height:844},locale:'nl-NL',timezoneId:'Europe/Amsterdam'});
const p = b.pages()[0] ?? await b.newPage();
p.on('console',m=>console.log('console',m.type(),m.text().slice(0,500))); p.on('pageerror',e=>console.log('ERR',String(e).slice(0,600)));
let n=0; const snap=async(t)=>{n++; await p.screenshot({path:`/tmp/hand/s${n}.png`,fullPage:true}); console.log('=====',n,t); console.log((await p.locator('#app').ariaSnapshot()).slice(0,3500));};
const next=()=>p.getByRole('button',{name:'Verder'}).click();
await p.goto('http://127.0.0.1:8123/');
await p.getByLabel('Naam van de school').fill('De Regenboog'); await next(); await p.waitForTimeout(500); await snap('naam');
const boxes = p.getByRole('textbox'); console.log(await boxes.count());
await boxes.first().fill('Ada de Groot'); 
try { await p.getByText('IB-er',{exact:false}).first().click({timeout:2000}); } catch(e){console.log(String(e).slice(0,200))}
await next(); await p.waitForTimeout(500); await snap('mark');
await p.getByRole('textbox').first().fill('ib1'); await next(); await p.waitForTimeout(500); await snap('passphrase');
const pw = p.locator('input'); for (let i=0;i<await pw.count();i++){ const t=await pw.nth(i).getAttribute('type'); console.log(i,t); if(t==='password') await pw.nth(i).fill('zeven geiten lopen door een groene wei'); }
await next(); await p.waitForTimeout(1000); await snap('recovery');

const code=(await p.locator('#app').innerText()).match(/[0-9A-Z]{5}(-[0-9A-Z]{5}){6}/)[0];
await p.getByRole('textbox').first().fill(code); await next(); await p.waitForTimeout(9000); await snap('done');
console.log(await p.locator('#app').innerText().then(t=>t.slice(0,600)));
await b.close();

